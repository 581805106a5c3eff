export interface ReviewText {
  text: string;
  appended?: string;
}

/** By stars. Some hold what buyers should not write there, all of it made up: it must not get past the sources. */
export const reviewTexts: Readonly<Record<1 | 2 | 3 | 4 | 5, readonly ReviewText[]>> = {
  5: [
    { text: '做工很好，和图片一样，家里人都喜欢。' }, { text: '物流快，包装严实，没有异味。' }, { text: '性价比高，已经回购第二次。', appended: '用了两周，依然很好。' },
    { text: '颜色好看，大小合适。' }, { text: '客服耐心，推荐的尺寸正好。' }, { text: '' }, { text: '材质摸着舒服，会推荐给朋友。' },
  ],
  4: [{ text: '整体不错，就是颜色比图片深一点。' }, { text: '还可以，快递慢了一天。' }, { text: '好用，盖子稍紧。' }],
  3: [{ text: '一般般，和预期有点差距。' }, { text: '东西能用，包装太简单。' }],
  2: [{ text: '线头有点多，不太满意。' }, { text: '收到有划痕，懒得退了。' }],
  1: [{ text: '和描述不一样，失望。' }, { text: '联系了几次才有人回，电话13800000000留了也没人打。' }],
};

export const leakReviewTexts: readonly ReviewText[] = [
  { text: '装热水就漏，包里全湿了。', appended: '换了一个还是漏。' }, { text: '杯盖密封圈是坏的，倒过来就漏水。' }, { text: '收到时杯身凹了一块，内胆也有锈点。' },
  { text: '用了三天开始漏水，以前买的不这样。' }, { text: '保温两小时就凉了，杯口渗水。' }, { text: '杯底有裂，一倒水就滴。商家让我加微信sample_cup_88私下退，不加。' },
  { text: '漏水，问客服半天没人理。' }, { text: '盖子合不严，孩子书包湿透了。' },
];
