/** Reasons as buyers choose them in the app. */
export const QUALITY_REASONS = ['商品质量问题', '功能故障/无法正常使用', '做工粗糙/有瑕疵', '与商品描述不符'] as const;
export const DAMAGE_REASONS = ['商品破损', '包装破损', '商品漏液/碎了'] as const;
export const LEAK_REASONS = ['商品质量问题', '功能故障/无法正常使用'] as const;
export const CHANGE_OF_MIND_REASONS = ['不喜欢/不想要', '7天无理由退货', '尺寸/颜色不合适', '拍错/多拍', '与预期不一样'] as const;
export const SHIPPED_REFUND_REASONS = ['少件/漏发', '快递太慢', '不想要了'] as const;
export const UNSHIPPED_REASONS = ['多拍/拍错/不想要', '地址/电话填写错误', '没有使用优惠券'] as const;
