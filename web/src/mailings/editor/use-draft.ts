import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { Failure } from '../../http/failure';
import type { Mailing } from '../../http/types';
import { showToast } from '../../kit/toasts';
import { text } from '../../texts/texts';
import { changeMailing, makeMailing } from '../api';
import { bodyOf, draftOf, newDraft, wrongWith, type Draft, type Wrong } from './draft';

type Goal = 'draft' | 'scheduled';

const newKey = () => crypto.randomUUID();

/** Keeps a mailing; `goal` is what a draft is to be after it, without one it stays what it is. */
async function kept(mailing: Mailing | null, draft: Draft, goal: Goal | undefined, key: string) {
  const whole = bodyOf(draft, Date.now());
  if (!mailing) return makeMailing({ ...whole, state: goal ?? 'draft' }, key);
  const { end_at, local_window } = whole;
  const body = mailing.locked ? { end_at, local_window } : whole;
  return changeMailing(mailing, { ...body, ...(goal && { state: goal }) });
}

export type Editing = ReturnType<typeof useDraft>;

/** What stands in the editor, what is wrong with it, and how it is kept. */
export function useDraft(mailing: Mailing | null) {
  const [, navigate] = useLocation();
  const [draft, setDraft] = useState(() => (mailing ? draftOf(mailing) : newDraft(Date.now())));
  const [wrong, setWrong] = useState<Wrong>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  // A repeat of the same wish is known by it; another wish has another one.
  const key = useRef(newKey());

  function set(change: Partial<Draft>) {
    key.current = newKey();
    setDraft({ ...draft, ...change });
    const mended = Object.entries(wrong).filter(([part]) => !(part in change));
    setWrong(Object.fromEntries(mended));
  }

  function isWhole(): boolean {
    const found = wrongWith(draft, Date.now());
    setWrong(found);
    return Object.keys(found).length === 0;
  }

  async function save(goal?: Goal): Promise<void> {
    if (busy || !isWhole()) return;
    setBusy(true);
    setFailure(null);
    try {
      const saved = await kept(mailing, draft, goal, key.current);
      const told = goal === 'scheduled' ? 'mailing-released' : 'mailing-saved';
      showToast(text(told));
      navigate(`/mailings/${saved.id}`);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  return { draft, set, wrong, failure, busy, isWhole, save };
}
