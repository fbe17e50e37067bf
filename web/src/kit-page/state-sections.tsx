import { Badge } from '../kit/badge';
import { Button } from '../kit/button';
import { Chip } from '../kit/chip';
import { EmptyState } from '../kit/empty-state';
import { Progress } from '../kit/progress';
import { Skeleton } from '../kit/skeleton';
import { Section } from './section';
import { word } from './words';

export function StateSections() {
  return (
    <>
      <Section name="Badge">
        <div class="kit-states">
          <Badge look="neutral">{word('wait')}</Badge>
          <Badge look="good">{word('good')}</Badge>
          <Badge look="warning">{word('paused')}</Badge>
          <Badge look="bad">{word('bad')}</Badge>
          <Badge look="accent">{word('new')}</Badge>
        </div>
        <div class="kit-narrow">
          <Badge look="bad">{word('long')}</Badge>
        </div>
      </Section>
      <Section name="Chip">
        <div class="kit-states">
          <Chip>{word('home')}</Chip>
          <Chip onRemove={() => undefined} removeLabel={`${word('remove')}: ${word('work')}`}>
            {word('work')}
          </Chip>
        </div>
        <div class="kit-narrow">
          <Chip onRemove={() => undefined}>{word('long')}</Chip>
        </div>
      </Section>
      <Section name="Progress">
        <Progress label={word('sending')} value={0} max={1000} />
        <Progress label={word('sending')} value={640} max={1000} />
        <Progress label={word('long')} value={1000} max={1000} />
      </Section>
      <Section name="EmptyState">
        <EmptyState title={word('empty')} example={word('example')}>
          <Button look="primary" icon="plus">
            {word('add')}
          </Button>
        </EmptyState>
      </Section>
      <Section name="Skeleton">
        <Skeleton lines={3} />
      </Section>
    </>
  );
}
