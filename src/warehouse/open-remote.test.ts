import { expect, it } from 'vitest';
import { isNewEnough } from './open-remote.ts';

it.each([['26.7.2.1', true], ['24.12.1.1', true], ['25.1.0.0', true], ['24.11.9.9', false], ['18.16.1', false], ['', false]])('a server of version "%s" is taken: %s', (version, taken) => {
  expect(isNewEnough(version)).toBe(taken);
});
