import { Link } from 'wouter-preact';
import { chooseLanguage } from '../accounts/session';
import { Button } from '../kit/button';
import { Select } from '../kit/select';
import { Switch } from '../kit/checkbox';
import { browserZone } from '../kit/wall-time';
import { areKeysOn } from '../shell/keys';
import { theme, THEMES } from '../shell/theme';
import { language, LANGUAGES, text } from '../texts/texts';
import { AddressBadge } from './address-card';
import { Card } from './card';
import { useProfile } from './use-profile';
import { useSaving } from './use-saving';
import { ZoneField } from '../kit/zone-field';

/** A language is named in itself, so that who can't read the page finds his own. */
const OWN_NAMES = { ru: 'Русский', en: 'English' };

function About() {
  const { profile, saving, change } = useProfile();
  const speaking = useSaving();
  const here = browserZone();
  return (
    <Card title={text('profile')} saving={speaking.state === 'idle' ? saving : speaking}>
      {profile.email && (
        <dl class="facts">
          <dt>{text('email')}</dt>
          <dd>
            {profile.email} <AddressBadge user={profile} />{' '}
            <Link href="/settings/mail">{text('mail-to-settings')}</Link>
          </dd>
        </dl>
      )}
      <Select
        label={text('language')}
        value={language.value}
        options={LANGUAGES.map((value) => ({ value, label: OWN_NAMES[value] }))}
        onChange={(wanted) => void speaking.save(() => chooseLanguage(wanted))}
        hint={text('language-hint')}
      />
      <ZoneField
        label={text('timezone')}
        value={profile.timezone}
        onChange={(timezone) => {
          change({ timezone });
        }}
        hint={(time) => text('timezone-now', { time })}
      />
      {here !== profile.timezone && (
        <div>
          <Button
            size="small"
            onClick={() => {
              change({ timezone: here });
            }}
          >
            {text('timezone-here', { zone: here })}
          </Button>
        </div>
      )}
    </Card>
  );
}

function Device() {
  return (
    <Card title={text('this-device')} about={text('this-device-about')}>
      <Select
        label={text('theme')}
        value={theme.value}
        options={THEMES.map((value) => ({ value, label: text(`theme-is-${value}`) }))}
        onChange={(wanted) => {
          theme.value = wanted;
        }}
      />
      <Switch
        label={text('keys-on')}
        hint={text('keys-on-hint')}
        checked={areKeysOn.value}
        onChange={(isOn) => {
          areKeysOn.value = isOn;
        }}
      />
    </Card>
  );
}

/** Who one is, and how the page looks. */
export function ProfilePart() {
  return (
    <>
      <About />
      <Device />
    </>
  );
}
