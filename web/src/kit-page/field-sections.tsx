import { useState } from 'preact/hooks';
import { Checkbox, Switch } from '../kit/checkbox';
import { CopyField } from '../kit/copy-field';
import { Field } from '../kit/field';
import { Select } from '../kit/select';
import { TagField } from '../kit/tag-field';
import { TextArea } from '../kit/text-area';
import { Section } from './section';
import { word } from './words';

export function FieldSections() {
  return (
    <>
      <Fields />
      <TextAreas />
      <Choices />
      <Checks />
      <Tags />
      <Copies />
    </>
  );
}

function Fields() {
  return (
    <Section name="Field">
      <div class="kit-grid">
        <Field name="a" label={word('title')} hint={word('hint')} placeholder={word('example')} />
        <Field name="b" label={word('title')} defaultValue={word('long')} />
        <Field
          name="c"
          label={word('title')}
          defaultValue={word('titleSample')}
          error={word('error')}
        />
        <Field name="d" label={word('title')} value={word('titleSample')} disabled />
        <Field name="e" label={word('title')} value={word('titleSample')} readOnly />
        <Field name="f" label={word('long')} error={word('long')} />
      </div>
    </Section>
  );
}

function TextAreas() {
  const [about, setAbout] = useState(word('lines'));
  return (
    <Section name="TextArea">
      <div class="kit-grid">
        <TextArea label={word('about')} value={about} onInput={setAbout} hint={word('hint')} />
        <TextArea label={word('about')} value="" onInput={setAbout} rows={2} />
        <TextArea
          label={word('about')}
          value={word('long')}
          onInput={setAbout}
          error={word('error')}
        />
      </div>
    </Section>
  );
}

function Choices() {
  const [value, setValue] = useState('never');
  const options = [
    { value: 'never', label: word('never') },
    { value: 'daily', label: word('daily') },
    { value: 'long', label: word('long') },
  ];
  const common = { label: word('repeat'), options, onChange: setValue };
  return (
    <Section name="Select">
      <div class="kit-grid">
        <Select {...common} value={value} hint={word('hint')} />
        <Select {...common} value="long" error={word('error')} />
        <Select {...common} value="daily" disabled />
      </div>
    </Section>
  );
}

function Checks() {
  const [on, setOn] = useState(true);
  const states = [
    { checked: on, onChange: setOn },
    {
      checked: !on,
      onChange: (next: boolean) => {
        setOn(!next);
      },
      hint: word('hint'),
    },
    { checked: false, onChange: setOn, error: word('error') },
    { checked: true, onChange: setOn, disabled: true },
    { checked: false, onChange: setOn, disabled: true },
  ];
  return (
    <>
      <Section name="Checkbox">
        <div class="kit-grid">
          {states.map((state, index) => (
            <Checkbox key={index} label={word('done')} {...state} />
          ))}
          <Checkbox label={word('long')} checked onChange={setOn} />
        </div>
      </Section>
      <Section name="Switch">
        <div class="kit-grid">
          {states.map((state, index) => (
            <Switch key={index} label={word('keys')} {...state} />
          ))}
          <Switch label={word('long')} checked onChange={setOn} />
        </div>
      </Section>
    </>
  );
}

function Tags() {
  const [tags, setTags] = useState<readonly string[]>([word('home')]);
  const known = [word('home'), word('work'), word('garden')];
  return (
    <Section name="TagField">
      <div class="kit-grid">
        <TagField label={word('tags')} value={tags} suggestions={known} onChange={setTags} />
        <TagField label={word('tags')} value={[]} suggestions={[]} onChange={setTags} />
        <TagField
          label={word('tags')}
          value={[...known, word('long')]}
          suggestions={[]}
          onChange={setTags}
        />
      </div>
    </Section>
  );
}

function Copies() {
  const value = 'https://vestnik.example/api/calendar/8Jq2mVx0c5bT7wYk3dRz.ics';
  return (
    <Section name="CopyField">
      <div class="kit-grid">
        <CopyField label={word('address')} value={value} />
        <CopyField label={word('address')} value={value} qr />
      </div>
    </Section>
  );
}
