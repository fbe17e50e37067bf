import type { Session } from '../http/types';
import { Badge } from '../kit/badge';
import { RelativeTime } from '../kit/relative-time';
import { showToast } from '../kit/toasts';
import { text } from '../texts/texts';
import { fetchDevices, signOutDevice, signOutOthers } from './api';
import { AskButton } from '../kit/ask-button';
import { Card } from './card';
import { deviceName } from './device-name';
import { Loading } from '../kit/loading';
import { OutsideCard } from './outside-card';
import { NewPasswordCard } from './new-password-card';
import { PasswordCard } from './password-card';
import { useAccount } from './use-profile';
import { useLoaded, type Loaded } from '../kit/use-loaded';

interface RowProps {
  device: Session;
  onEnded: () => Promise<void>;
}

function DeviceRow({ device, onEnded }: RowProps) {
  const name = deviceName(device.device) ?? text('device-unknown');

  async function end() {
    await signOutDevice(device.id);
    showToast(text('session-ended', { name }));
    await onEnded();
  }

  return (
    <li class="record">
      <div class="record-body">
        <b>{name}</b> {device.current && <Badge look="good">{text('session-this')}</Badge>}
        <div class="form-text">
          {text('session-used')} <RelativeTime at={device.last_used_at} />
        </div>
        <div class="form-text">
          {text('session-since')} <RelativeTime at={device.created_at} />
        </div>
      </div>
      {!device.current && (
        <AskButton
          label={text('session-end')}
          size="small"
          title={text('session-end-title')}
          text={text('session-end-text', { name })}
          onConfirm={end}
        />
      )}
    </li>
  );
}

function Sessions({ devices }: { devices: Loaded<Session[]> }) {
  const { data = [], load } = devices;

  async function endOthers() {
    await signOutOthers();
    showToast(text('sessions-ended'));
    await load();
  }

  return (
    <Card title={text('sessions')} about={text('sessions-about')}>
      <Loading of={devices} lines={4} />
      {data.length > 0 && (
        <ul class="records">
          {data.map((device) => (
            <DeviceRow key={device.id} device={device} onEnded={load} />
          ))}
        </ul>
      )}
      {data.length === 1 && <p class="form-text">{text('sessions-only')}</p>}
      {data.length > 1 && (
        <div>
          <AskButton
            label={text('sessions-end')}
            title={text('sessions-end-title')}
            text={text('sessions-end-text')}
            onConfirm={endOthers}
          />
        </div>
      )}
    </Card>
  );
}

/** Who else can get in as this person. */
export function SessionsPart() {
  const { has_password, email } = useAccount();
  const devices = useLoaded(fetchDevices);
  return (
    <>
      <Sessions devices={devices} />
      <OutsideCard />
      {has_password && <PasswordCard onChanged={() => void devices.load()} />}
      {!has_password && email !== null && <NewPasswordCard email={email} />}
    </>
  );
}
