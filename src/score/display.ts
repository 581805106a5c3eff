import type { Edition } from '../rulebook/edition-schema.ts';

/** What buyers see of a total (hundredths): the step of the whole number at or below it. */
export function consumerDisplay(edition: Edition, total: number): { consumer: number; stars: number } | null {
  const whole = Math.floor(total / 100);
  const step = edition.display.steps.rows.find(([lowest]) => whole >= lowest);
  return step ? { consumer: step[1], stars: step[2] } : null;
}
