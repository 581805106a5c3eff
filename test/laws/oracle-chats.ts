import type { Fact } from '../../src/facts/shapes.ts';
import type { Instant } from '../../src/words/days.ts';
import { earliest } from './oracle-calendar.ts';
import { standingFacts } from './oracle-facts.ts';
import type { ShopFacts } from './shop-facts.ts';

const UNANSWERED_SECONDS = 600;

type Message = Fact<'message'> & { sentAt: Instant };

export interface SessionStory {
  id: string;
  /** First message of anyone but the system. */
  startedAt: Instant;
  humanAt: Instant | null;
  rating: { stars: number; at: Instant } | null;
  rounds: { id: string; seconds: number; knownAt: Instant }[];
  messages: Message[];
}

export function sessionStories(shop: ShopFacts): SessionStory[] {
  const sent = standingFacts(shop, 'message').filter((m): m is Message => m.sentAt !== null);
  return [...Map.groupBy(sent, (m) => m.sessionId)].flatMap(([id, all]) => {
    const messages = all.sort((a, b) => a.sentAt - b.sentAt || (a.messageId < b.messageId ? -1 : 1));
    const said = messages.filter((m) => m.role !== 'system');
    if (!said[0]) return [];
    const ratings = messages.flatMap((m) => (m.sessionRating === null ? [] : [{ stars: m.sessionRating, at: m.ratedAt ?? m.sentAt, id: m.messageId }]));
    return [{
      id, messages, rounds: roundsOf(id, said),
      startedAt: said[0].sentAt,
      humanAt: earliest(...said.filter((m) => m.role === 'agent').map((m) => m.sentAt)),
      rating: ratings.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))[0] ?? null,
    }];
  });
}

/** Walks through the chat: each question after an answer opens a round, whatever is said before the next belongs to it. */
function roundsOf(session: string, said: readonly Message[]): SessionStory['rounds'] {
  const rounds: { openedAt: Instant; agentAt: Instant | null; robotAt: Instant | null }[] = [];
  said.forEach((message, i) => {
    if (message.role === 'buyer' && said[i - 1]?.role !== 'buyer') rounds.push({ openedAt: message.sentAt, agentAt: null, robotAt: null });
    const round = rounds.at(-1);
    if (round && message.role === 'agent') round.agentAt ??= message.sentAt;
    if (round && message.role === 'robot') round.robotAt ??= message.sentAt;
  });
  return rounds.flatMap(({ openedAt, agentAt, robotAt }, i) => {
    const givenUpAt = openedAt + UNANSWERED_SECONDS;
    const robotServed = robotAt !== null && robotAt <= givenUpAt;
    if (agentAt === null && robotServed) return [];
    const inTime = agentAt !== null && agentAt <= givenUpAt;
    // While a robot had served the buyer the round did not count; it does from the late answer of a human.
    const knownAt = agentAt !== null && (inTime || robotServed) ? agentAt : givenUpAt;
    return [{ id: `${session}#${i + 1}`, seconds: inTime ? agentAt - openedAt : UNANSWERED_SECONDS, knownAt }];
  });
}
