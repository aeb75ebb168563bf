/** What a closed socket asks of us. */
export type Closing =
  | { then: 'reconnect'; atLeast?: number; atMost?: number }
  | { then: 'refresh' }
  | { then: 'shrink' }
  | { then: 'stop'; because: StopReason };

export type StopReason = 'login' | 'gone' | 'replaced' | 'outdated' | 'refused';

/** 41xx reconnect, 44xx stop; the rest as RFC 6455 and the table of the protocol say. */
export function closing(code: number): Closing {
  switch (code) {
    case 1009:
      return { then: 'shrink' };
    case 1013:
      return { then: 'reconnect', atLeast: 5_000, atMost: 15_000 };
    case 4410:
      return { then: 'refresh' };
    case 4401:
    case 4403:
      return { then: 'stop', because: 'login' };
    case 4404:
      return { then: 'stop', because: 'gone' };
    case 4409:
      return { then: 'stop', because: 'replaced' };
    case 4426:
      return { then: 'stop', because: 'outdated' };
    default:
      return code >= 4400 && code < 4500 ? { then: 'stop', because: 'refused' } : { then: 'reconnect' };
  }
}

const FIRST = 500;
const LONGEST = 20_000;

/** Full jitter: clients that lost one server together do not come back together. */
export function delay(attempt: number, random: () => number): number {
  return random() * Math.min(LONGEST, FIRST * 2 ** Math.min(attempt, 10));
}
