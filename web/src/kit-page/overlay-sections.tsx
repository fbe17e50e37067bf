import { useState } from 'preact/hooks';
import { Failure } from '../http/failure';
import { Button } from '../kit/button';
import { Confirm } from '../kit/confirm';
import { closeDialog, Dialog } from '../kit/dialog';
import { Field } from '../kit/field';
import { FailureNotice } from '../kit/notice';
import { Tabs } from '../kit/tabs';
import { TextArea } from '../kit/text-area';
import { showToast } from '../kit/toasts';
import { Section } from './section';
import { word } from './words';

function failure(): Failure {
  return new Failure(word('failureText'), { status: 503, code: 'slow', requestId: '4f1c-92ab' });
}

function showUndo(): void {
  showToast(word('toastText'), { label: word('back'), run: () => Promise.resolve() });
}

export function OverlaySections() {
  return (
    <>
      <Dialogs />
      <Section name="Toasts">
        <div class="kit-states">
          <Button onClick={showUndo}>{word('toast')}</Button>
          <Button
            onClick={() => {
              showToast(failure());
            }}
          >
            {word('failure')}
          </Button>
        </div>
      </Section>
      <Section name="FailureNotice">
        <FailureNotice failure={failure()}>
          <Button size="small">{word('back')}</Button>
        </FailureNotice>
      </Section>
      <TabsSection />
    </>
  );
}

function Dialogs() {
  const [open, setOpen] = useState<'dialog' | 'confirm' | null>(null);
  const close = () => {
    setOpen(null);
  };
  return (
    <Section name="Dialog">
      <div class="kit-states">
        <Button
          onClick={() => {
            setOpen('dialog');
          }}
        >
          {word('dialog')}
        </Button>
        <Button
          look="danger"
          onClick={() => {
            setOpen('confirm');
          }}
        >
          {word('confirm')}
        </Button>
      </div>
      {open === 'dialog' && <SampleDialog onClose={close} />}
      {open === 'confirm' && (
        <Confirm
          title={word('confirmTitle')}
          text={word('confirmText')}
          action={word('remove')}
          danger
          onConfirm={showUndo}
          onClose={close}
        />
      )}
    </Section>
  );
}

function SampleDialog({ onClose }: { onClose: () => void }) {
  const [about, setAbout] = useState(word('lines'));
  const footer = (
    <>
      <Button onClick={showUndo}>{word('toast')}</Button>
      <Button
        look="primary"
        onClick={({ currentTarget }) => {
          closeDialog(currentTarget);
        }}
      >
        {word('save')}
      </Button>
    </>
  );
  return (
    <Dialog title={word('long')} start="input" onClose={onClose} footer={footer}>
      <div class="form">
        <Field name="title" label={word('title')} defaultValue={word('titleSample')} />
        <TextArea label={word('about')} value={about} onInput={setAbout} />
      </div>
    </Dialog>
  );
}

function TabsSection() {
  const [current, setCurrent] = useState('open');
  return (
    <Section name="Tabs">
      <Tabs
        label={word('state')}
        tabs={[
          { name: 'open', label: word('open') },
          { name: 'closed', label: word('closed') },
          { name: 'new', label: word('new') },
        ]}
        current={current}
        onChange={setCurrent}
      >
        {word(current === 'open' ? 'titleSample' : 'empty')}
      </Tabs>
    </Section>
  );
}
