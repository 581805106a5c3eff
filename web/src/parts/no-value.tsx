import { NO_VALUE } from '../format/points.ts';
import { Hint } from './hint.tsx';

/** `--` with its reason: on hover, on focus, and for screen readers. */
export function NoValue({ reason }: { reason: string }) {
  return (
    <Hint className="no-value" words={reason} label={`${NO_VALUE} ${reason}`}>
      {NO_VALUE}
    </Hint>
  );
}
