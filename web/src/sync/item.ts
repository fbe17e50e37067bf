import type { Failure } from '../http/failure';
import type { Entry } from '../tasks/entries';

interface Maker {
  resolve: () => void;
  reject: (failure: Failure) => void;
}

/** One edit in its line. */
export class Item {
  /** Whether it may have reached the API: then it must not change any more. */
  tried = false;
  /** Why the API won't have it, while the person can still mend it. */
  refusal: Failure | null = null;
  /** Ends when it lies on the shelf. */
  stored = Promise.resolve();
  private makers: Maker[] = [];
  private onlookers: (() => void)[] = [];

  constructor(public entry: Entry) {}

  /** For its maker: ends when it is answered or waits safely; throws why it is taken back. */
  settled(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.makers.push({ resolve, reject });
    });
  }

  /** For others: ends when it is answered, has failed once more, or is taken back. */
  tryEnded(): Promise<void> {
    return new Promise((resolve) => {
      this.onlookers.push(resolve);
    });
  }

  /** It is answered, or waits safely. */
  settle(): void {
    for (const { resolve } of this.makers.splice(0)) resolve();
    for (const resolve of this.onlookers.splice(0)) resolve();
  }

  /** It is taken back; answers whether its maker was there to hear it. */
  refuse(failure: Failure): boolean {
    const makers = this.makers.splice(0);
    for (const { reject } of makers) reject(failure);
    this.settle();
    return makers.length > 0;
  }
}
