import { Badge } from '../kit/badge';
import { Button } from '../kit/button';
import { CopyField } from '../kit/copy-field';
import { FailureNotice } from '../kit/notice';
import { RelativeTime } from '../kit/relative-time';
import { Skeleton } from '../kit/skeleton';
import { saidTime } from '../texts/dates';
import { text } from '../texts/texts';
import type { WebLink } from './api';
import { LinkForm } from './link-form';
import { SwitchOff } from './switch-off';
import { useWebLink } from './use-web-link';

function Active({ link }: { link: WebLink & { active: true } }) {
  return (
    <div>
      <p>
        <Badge look="good">{text('link-active')}</Badge>{' '}
        <Badge look="neutral">{text(`link-is-${link.mode}`)}</Badge>
      </p>
      <p class="form-text">
        {text('link-until', { time: saidTime(link.expires_at) })}
        {'. '}
        {link.last_used_at ? (
          <>
            {text('link-used')} <RelativeTime at={link.last_used_at} />
          </>
        ) : (
          text('link-unused')
        )}
      </p>
    </div>
  );
}

function Address({ address }: { address: string }) {
  return (
    <div class="new-address" role="status">
      <CopyField label={text('link-address')} value={address} qr />
      <p class="form-text">{text('link-once')}</p>
    </div>
  );
}

/** The address under which the person's tasks can be seen without a password. */
export function LinkCard() {
  const { link, address, failure, read, make, switchOff } = useWebLink();
  return (
    <section class="card web-link" aria-labelledby="web-link">
      <h2 id="web-link">{text('link')}</h2>
      <p>{text('link-why')}</p>
      {failure && (
        <FailureNotice failure={failure}>
          <Button size="small" onClick={() => void read()}>
            {text('retry')}
          </Button>
        </FailureNotice>
      )}
      {!link && !failure && <Skeleton />}
      {link?.active && <Active link={link} />}
      {address && <Address address={address} />}
      {link && (
        <LinkForm replaces={link.active} onMake={make}>
          {link.active && <SwitchOff onConfirm={switchOff} />}
        </LinkForm>
      )}
    </section>
  );
}
