import { beforeEach, expect, it, vi } from 'vitest';
import { randomOf, World } from '../simulation/world';

const SEEDS = 300;
const STEPS = 60;

beforeEach(() => {
  vi.useFakeTimers();
});

async function step(world: World, random: () => number): Promise<void> {
  const alive = world.pages.filter(({ isAlive }) => isAlive);
  const page = world.pick(alive);
  const dice = random();
  if (!page || (dice < 0.05 && alive.length < 3)) await world.openPage();
  else if (dice < 0.5) world.type(page);
  else if (dice < 0.6) world.editElsewhere();
  else if (dice < 0.7) world.look(page);
  else if (dice < 0.74) world.close(page);
  else if (dice < 0.77) world.kill(page);
  await vi.advanceTimersByTimeAsync(random() * 900);
}

/** Lets everything come to rest, in a browser with one more tab. */
async function settle(world: World): Promise<void> {
  world.isCalm = true;
  await world.openPage();
  for (const { outbox } of world.pages) outbox.wake();
  await vi.advanceTimersByTimeAsync(300_000);
}

/** Whether a text was before the eyes of whoever typed another, there or further back. */
function wasSeen(world: World, before: string, after: string): boolean {
  for (let value: string | undefined = after; value; value = world.typedOver.get(value)) {
    if (value === before) return true;
  }
  return false;
}

/** Whether a note told of a text, or of one that was typed over it. */
function wasTold(world: World, before: string): boolean {
  return [...world.told].some((text) => wasSeen(world, before, text));
}

it('nothing typed is lost, nothing of others is overwritten unsaid', async () => {
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const random = randomOf(seed);
    vi.spyOn(Math, 'random').mockImplementation(random);
    const world = new World(random);
    for (let n = 0; n < STEPS; n += 1) await step(world, random);
    await settle(world);

    expect(await world.shelf.load('anna'), `seed ${seed}: what still waits`).toEqual([]);
    const lost = [...world.lastTyped.values()].filter(
      ({ field, value }) => !world.server.everSaid(field, value),
    );
    expect(lost, `seed ${seed}: typed and never saved`).toEqual([]);
    const unsaid = world.server.history.filter(
      ({ before, after }) =>
        world.typedOver.has(after) && !wasSeen(world, before, after) && !wasTold(world, before),
    );
    expect(unsaid, `seed ${seed}: overwritten unsaid`).toEqual([]);
  }
}, 120_000);
