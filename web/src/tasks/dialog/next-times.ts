import { previewRepeat } from '../questions';
import { wallTimeAt } from '../../kit/wall-time';
import { zone } from '../../texts/zone';

/** Wall time of what repeats and has no time of its own, as in the chat. */
const MORNING = '09:00';

/**
 * The first time to come of a rule that begins today in the morning.
 *
 * Throws a Failure when the rule is refused.
 */
export async function firstTimeOf(rrule: string): Promise<string | null> {
  const today = wallTimeAt(Date.now(), zone.value).date;
  const times = await previewRepeat({
    rrule,
    dtstart: `${today}T${MORNING}:00`,
    timezone: zone.value,
    count: 2,
  });
  return times.find((time) => Date.parse(time) > Date.now()) ?? null;
}
