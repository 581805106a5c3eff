/** What is said is never kept by the import; it stands in the files because it does in real ones. Numbers are made up. */
export const BUYER_ASKS = ['在吗', '什么时候发货', '这个有现货吗', '可以改地址吗', '尺寸怎么选', '快递到哪了', '能开发票吗', '我的电话13800000000，麻烦备注'] as const;
export const BUYER_COMPLAINS = ['杯子漏水怎么办', '收到是坏的', '申请退款怎么还不同意', '有人吗', '等了半天了', '再不处理我找平台了'] as const;
export const AGENT_SAYS = ['您好，在的', '今天就给您发出', '已为您备注', '请您拍张照片', '马上为您处理', '非常抱歉给您带来不便'] as const;
export const ROBOT_SAYS = ['您好，已收到您的问题，常见问题请点击下方', '您的订单正在配送中', '付款后48小时内发货'] as const;
