import { useEffect, useState } from 'preact/hooks';
import { Failure } from '../../http/failure';
import type { Parsed } from '../../http/types';
import { parseLine } from '../questions';

/** Long enough for a word to be finished, short enough not to be waited for. */
const PAUSE_MS = 250;

/** What the API makes of a line; `failure`: why it made nothing of it. */
export interface Reading {
  line: string;
  parsed: Parsed | null;
  failure: Failure | null;
}

async function readingOf(line: string): Promise<Reading> {
  try {
    return { line, parsed: await parseLine(line), failure: null };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { line, parsed: null, failure: error };
  }
}

/** Reads a line while it is being typed; null as long as this very line has not been read. */
export function useReading(line: string): Reading | null {
  const [last, setLast] = useState<Reading | null>(null);
  useEffect(() => {
    if (!line.trim()) return;
    const timer = setTimeout(() => void readingOf(line).then(setLast), PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [line]);
  return last?.line === line ? last : null;
}
