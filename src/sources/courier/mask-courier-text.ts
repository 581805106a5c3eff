import { maskText } from '../cells/mask-text.ts';

const NAME = String.raw`[\p{Script=Han}·*]{2,4}?`;
const END = String.raw`(?=[\s,，。;；:：、【】\[\]()（）]|正在|已|为您|将|电话|手机|联系|$)`;
const NOT_NAME = String.raw`(?!正在|已|外呼|将|为您|电话|手机|联系|上门|会|在|派|专属|请)`;

/** Who stands behind these words in couriers' texts is a person (or the shop next door that signs for one). */
const PEOPLE = new RegExp(
  String.raw`((?:快递员|快递小哥|小哥|业务员|派件员|派送员|配送员|收件员|揽收员|揽投员|取件员|投递员|联系人|签收人|收件人|寄件人|派件人|代收人|经手人|快件交给|交给)\s*[:：是为]?\s*[【\[（(]?\s*)${NOT_NAME}${NAME}${END}`,
  'gu',
);
/** `签收人：` is followed by anything up to the next stop, often a shop's name. */
const SIGNER = /(签收人\s*[:：]\s*)(?!已签收|凭)[^\s,，。;；、【】[\]()（）]+/gu;
const WITH_PHONE = new RegExp(String.raw`(的|由|员|【|\[)(\s*)(${NAME})(?=\s*[(（【\[,，]?\s*(?:电话[:：]?\s*)?[(（【\[]?\s*(?:1[3-9]\d|\*{3}))`, 'gu');
const DOER = new RegExp(String.raw`(由\s*)${NAME}(?=\s*(?:派送|派件|签收|代收|代签|揽收))`, 'gu');
const ENGLISH = /((?:[Ss]igned(?: for)? by|SIGNED(?: FOR)? BY|[Rr]eceived by|[Rr]ecipient|[Dd]river|[Cc]ourier)\s*[:：]?\s+)(?!The\b|An?\b)[A-Z][\p{L}.'’-]*(?:\s+[A-Z][\p{L}.'’-]*){0,3}/gu;

/** A courier's text without the people in it: names beside the words that announce one, and every personal phone number. */
export function maskCourierText(text: string): string {
  const named = text.replace(WITH_PHONE, '$1$2***').replace(SIGNER, '$1***').replace(PEOPLE, '$1***').replace(DOER, '$1***').replace(ENGLISH, '$1***');
  return maskText(named);
}
