import type { Instant } from '../words/days.ts';
import { AGENT_SAYS, BUYER_ASKS, BUYER_COMPLAINS, ROBOT_SAYS } from './chat-texts.ts';
import type { Random } from './random.ts';
import type { Sale } from './sale.ts';
import type { Making } from './simulate-sales.ts';
import { DAY, HOUR } from './timeline.ts';

export interface ChatMessage {
  sessionId: string;
  messageId: string;
  sentAt: Instant;
  role: '买家' | '客服' | '机器人' | '系统';
  agent: string;
  /** null when the buyer asks before buying. */
  sale: Sale | null;
  productId: string;
  buyerId: string;
  rating: number | null;
  ratedAt: Instant | null;
  text: string;
}

type ChatKind = 'human' | 'robot' | 'night';

/** Chats per order, and how many more when the service is swamped. */
const CHATS_PER_ORDER = 0.24;
const TROUBLE_CHATS_PER_ORDER = 0.22;
const KINDS: readonly { kind: ChatKind; weight: number }[] = [{ kind: 'human', weight: 84 }, { kind: 'robot', weight: 10 }, { kind: 'night', weight: 6 }];
const WITH_ORDER_SHARE = 0.7;
const RATED_SHARE = 0.34;

export function simulateChats(making: Making, sales: readonly Sale[]): ChatMessage[] {
  const random = making.random.fork('chats');
  const messages: ChatMessage[] = [];
  let sessions = 0;
  for (const sale of sales) {
    if (sale.paidAt === null || sale.kind === 'gift') continue;
    const trouble = making.plan.troubleOn(making.time.indexOf(sale.paidAt) + 4);
    if (!random.chance(sale.isFaulty ? 0.5 : CHATS_PER_ORDER + TROUBLE_CHATS_PER_ORDER * trouble)) continue;
    messages.push(...chat({ ...making, random }, sale, `75${String(1_000_000 + sessions++)}${random.digits(9)}`));
  }
  return messages.sort((a, b) => a.sentAt - b.sentAt);
}

function chat(making: Making, sale: Sale, sessionId: string): ChatMessage[] {
  const { time, plan, random } = making;
  const { kind } = random.weighted(KINDS);
  const after = sale.isFaulty && sale.parcel?.signedAt ? sale.parcel.signedAt : sale.orderedAt;
  const day = time.indexOf(after + random.int(0, 4 * DAY));
  const second = kind === 'night' ? 23 * HOUR + random.int(60, 8.8 * HOUR) : random.int(8.2 * HOUR, 22.4 * HOUR);
  const startedAt = time.at(time.at(day, second) > after ? day : day + 1, second);
  const talk = new Talk({ sessionId, sale: random.chance(WITH_ORDER_SHARE) ? sale : null, productId: sale.product.productId, buyerId: sale.buyerId }, startedAt);
  const trouble = plan.troubleOn(day);
  const agent = random.pick(plan.agents);
  if (random.chance(0.3)) talk.say('系统', '', '会话已接入');
  for (let round = random.int(1, 3); round > 0; round--) speak(talk, { kind, agent, trouble, isFaulty: sale.isFaulty, random });
  if (kind === 'human' && talk.hasAgent && random.chance(RATED_SHARE)) talk.rate(ratingOf(trouble, sale.isFaulty, random), random.int(30, 1500));
  return talk.messages;
}

interface Mood {
  kind: ChatKind;
  agent: string;
  trouble: number;
  isFaulty: boolean;
  random: Random;
}

/** One round: the buyer asks, and somebody answers, or nobody does. */
function speak(talk: Talk, { kind, agent, trouble, isFaulty, random }: Mood): void {
  talk.wait(random.int(20, 90)).say('买家', '', random.pick(isFaulty || random.chance(0.4 * trouble) ? BUYER_COMPLAINS : BUYER_ASKS));
  if (random.chance(0.3)) talk.wait(random.int(3, 8)).say('买家', '', random.pick(BUYER_ASKS));
  if (kind === 'robot' || (kind === 'night' && random.chance(0.7))) talk.wait(2).say('机器人', '', random.pick(ROBOT_SAYS));
  else if (random.chance(0.003 + 0.04 * trouble + (kind === 'night' ? 0.5 : 0))) talk.wait(random.int(1200, 4000));
  else talk.wait(3 + Math.round(random.tail(8 + 24 * trouble))).say('客服', agent, random.pick(AGENT_SAYS));
}

function ratingOf(trouble: number, isFaulty: boolean, random: Random): number {
  if (random.chance(isFaulty ? 0.4 : 0.055 + 0.11 * trouble)) return random.int(1, 3);
  return random.chance(0.8) ? 5 : 4;
}

/** A session being written down. */
class Talk {
  readonly messages: ChatMessage[] = [];
  hasAgent = false;
  private now: Instant;
  private readonly about: Pick<ChatMessage, 'sessionId' | 'sale' | 'productId' | 'buyerId'>;

  constructor(about: Pick<ChatMessage, 'sessionId' | 'sale' | 'productId' | 'buyerId'>, startedAt: Instant) {
    this.about = about;
    this.now = startedAt;
  }

  wait(seconds: number): this {
    this.now += seconds;
    return this;
  }

  say(role: ChatMessage['role'], agent: string, text: string): void {
    const messageId = `${this.about.sessionId}${String(this.messages.length + 1).padStart(3, '0')}`;
    this.messages.push({ ...this.about, messageId, sentAt: this.now, role, agent, rating: null, ratedAt: null, text });
    if (role === '客服') this.hasAgent = true;
  }

  /** The rating stands on the session's last message. */
  rate(rating: number, secondsLater: number): void {
    const last = this.messages.at(-1);
    if (last) Object.assign(last, { rating, ratedAt: last.sentAt + secondsLater });
  }
}
