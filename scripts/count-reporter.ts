import type { Reporter, TestModule } from 'vitest/node';

/** Closes a run with the names of the skipped tests (each says why) and one plain line of counts. */
export class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const counts = { passed: 0, failed: unhandled.length, skipped: 0 };
    const skipped: string[] = [];
    for (const file of modules) {
      const before = counts.failed;
      for (const test of file.children.allTests()) {
        const { state } = test.result();
        if (state === 'pending') continue;
        counts[state] += 1;
        if (state === 'skipped') skipped.push(`  ${file.relativeModuleId}: ${test.fullName}`);
      }
      // A file that broke before or after its tests has none that says so.
      if (file.state() === 'failed' && counts.failed === before) counts.failed += 1;
    }
    if (skipped.length > 0) process.stdout.write(`Skipped:\n${skipped.join('\n')}\n`);
    process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
  }
}
