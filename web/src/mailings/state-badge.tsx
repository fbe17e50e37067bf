import type { Mailing } from '../http/types';
import { Badge } from '../kit/badge';
import { text } from '../texts/texts';
import { STATE_LOOKS, STATUS_LOOKS, type Status } from './model';

export function StateBadge({ mailing }: { mailing: Pick<Mailing, 'state'> }) {
  return <Badge look={STATE_LOOKS[mailing.state]}>{text(`mailing-is-${mailing.state}`)}</Badge>;
}

export function StatusBadge({ status }: { status: Status }) {
  return <Badge look={STATUS_LOOKS[status]}>{text(`message-${status}`)}</Badge>;
}
