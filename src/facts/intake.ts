/** One row that gave no fact, and why. `row` counts from 1 as a person sees it in the file (the header is row 1). */
export interface RejectedItem {
  kind: 'rejected';
  row: number;
  column: string;
  value: string;
  /** Stable code: missing_value, bad_instant, bad_number, bad_choice, bad_rating, … */
  code: string;
  /** One sentence: what was expected. */
  message: string;
}

/** Something to tell about the file that rejects nothing: `count` rows did something odd but real. */
export interface Remark {
  code: string;
  message: string;
  count: number;
  /** Up to ten example rows. */
  rows: number[];
}
