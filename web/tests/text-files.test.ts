import { expect, it } from 'vitest';
import { language, loadTexts, speak, text } from '../src/texts/texts';

it('a file of texts is there once it is loaded, and follows the language', async () => {
  expect(text('telegram-link')).toBe('telegram-link');

  await loadTexts('links');
  expect(text('telegram-link')).toBe('Link Telegram');
  await speak('ru');

  expect(text('telegram-link')).toBe('Привязать Telegram');
  expect(text('task-add')).toBe('Добавить');
});

it('of two languages that are asked for at once the later one stays', async () => {
  await Promise.all([speak('ru'), speak('en'), speak('ru')]);

  expect(language.value).toBe('ru');
  expect(text('task-add')).toBe('Добавить');
});

it('texts that come while the language changes are in the new one', async () => {
  await Promise.all([loadTexts('task'), speak('ru')]);

  expect(text('task-title')).toBe('Название');
  expect(language.value).toBe('ru');
});
