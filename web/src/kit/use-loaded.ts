import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Failure } from '../http/failure';

export interface Loaded<Data> {
  /** Undefined until it has come. */
  data: Data | undefined;
  failure: Failure | null;
  load: () => Promise<void>;
}

/**
 * Something that is asked for when it is first shown, and again by `load`.
 *
 * Another `fetch` is asked at once; what the one before still answers is not wanted any more.
 */
export function useLoaded<Data>(fetch: () => Promise<Data>): Loaded<Data> {
  const [data, setData] = useState<Data>();
  const [failure, setFailure] = useState<Failure | null>(null);
  const wanted = useRef(fetch);
  wanted.current = fetch;
  const load = useCallback(async () => {
    try {
      const fetched = await fetch();
      if (wanted.current !== fetch) return;
      setData(() => fetched);
      setFailure(null);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (wanted.current === fetch) setFailure(error);
    }
  }, [fetch]);
  useEffect(() => void load(), [load]);
  return { data, failure, load };
}
