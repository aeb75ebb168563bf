import { Component, type ReactNode } from 'react';

/** Shows `instead` where a part cannot be drawn, so that one bad part never empties the page. */
export class Fallback extends Component<{ instead: ReactNode; children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? this.props.instead : this.props.children;
  }
}
