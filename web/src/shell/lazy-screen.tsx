import { signal } from '@preact/signals';
import type { ComponentType, FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { Failure } from '../http/failure';
import { Button } from '../kit/button';
import { FailureNotice } from '../kit/notice';
import { Skeleton } from '../kit/skeleton';
import type { TextFile } from '../texts/files';
import { loadTexts, text } from '../texts/texts';

export type LazyScreen<Props> = FunctionComponent<Props> & { preload: () => Promise<void> };

function notLoaded(cause: unknown): Failure {
  const failure = new Failure(text('screen-not-loaded'), { status: 0, code: 'screen_not_loaded' });
  return Object.assign(failure, { cause });
}

/**
 * A component whose code and texts are loaded when it is first shown, or `preload` is called.
 *
 * Args:
 *   texts: the file of its texts; null when those of the first load are enough.
 *   load: imports it, e.g. `() => import('./task-dialog').then((module) => module.TaskDialog)`.
 */
export function lazyScreen<Props extends object>(
  texts: TextFile | null,
  load: () => Promise<ComponentType<Props>>,
): LazyScreen<Props> {
  const screen = signal<{ component: ComponentType<Props> } | null>(null);
  const failure = signal<Failure | null>(null);
  let loading: Promise<void> | null = null;

  async function read(): Promise<void> {
    failure.value = null;
    try {
      const [component] = await Promise.all([load(), texts && loadTexts(texts)]);
      screen.value = { component };
    } catch (error) {
      failure.value = notLoaded(error);
    }
  }

  function preload(): Promise<void> {
    if (screen.value) return Promise.resolve();
    loading ??= read().finally(() => {
      loading = null;
    });
    return loading;
  }

  function Lazy(props: Props) {
    useEffect(() => void preload(), []);
    if (screen.value) return <screen.value.component {...props} />;
    if (!failure.value) return <Skeleton />;
    return (
      <FailureNotice failure={failure.value}>
        <Button size="small" onClick={() => void preload()}>
          {text('retry')}
        </Button>
      </FailureNotice>
    );
  }

  return Object.assign(Lazy, { preload });
}
