import type { ReactNode } from 'react';
import { Component } from 'react';
import { FailureBanner } from './failure-banner.tsx';

/** Keeps navigation alive when a page throws. */
export class PageGuard extends Component<{ children: ReactNode }, { failure: Error | null }> {
  override state: { failure: Error | null } = { failure: null };

  static getDerivedStateFromError(failure: unknown): { failure: Error } {
    return { failure: failure instanceof Error ? failure : new Error(String(failure)) };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (!failure) return this.props.children;
    return <FailureBanner failure={failure} onRetry={() => this.setState({ failure: null })} />;
  }
}
