import { useId, useRef } from 'preact/hooks';
import { text } from '../texts/texts';
import { Chip } from './chip';
import { Said, saidOf } from './said';
import { Suggestions } from './suggestions';
import { comboboxOf, useCombobox } from './use-combobox';

interface Props {
  label: string;
  value: readonly string[];
  suggestions: readonly string[];
  onChange: (value: readonly string[]) => void;
  /** Instead of what is said of tags. */
  hint?: string;
  error?: string | undefined;
  disabled?: boolean;
}

const PROPOSED = 8;
const ENDS_TAG = new Set(['Enter', ',', ' ']);

/** The API takes no longer ones. */
const MAX_LENGTH = 50;

/** A tag as it is kept: "#work " is "work". */
function tagOf(typed: string): string {
  return typed.trim().replace(/^#+/, '');
}

/** The list of tags, and what keys and clicks do to it. */
function useTags({ value, suggestions, onChange }: Props) {
  const box = useCombobox((typed) => {
    const wanted = tagOf(typed).toLocaleLowerCase();
    const fits = (tag: string) => tag.toLocaleLowerCase().includes(wanted) && !value.includes(tag);
    return suggestions.filter(fits).slice(0, PROPOSED);
  });

  function add(tag: string) {
    if (tag && !value.includes(tag)) onChange([...value, tag]);
    box.type('');
    box.close();
  }

  function remove(tag: string) {
    onChange(value.filter((other) => other !== tag));
  }

  function endTag(key: string): boolean {
    const tag = box.options[box.active] ?? tagOf(box.typed);
    if (!ENDS_TAG.has(key) || !tag) return false;
    add(tag);
    return true;
  }

  function removeLast(key: string): boolean {
    const last = value.at(-1);
    if (key !== 'Backspace' || box.typed || last === undefined) return false;
    remove(last);
    return true;
  }

  const press = (key: string) => box.press(key) || endTag(key) || removeLast(key);
  return { box, add, remove, press };
}

/** Tags as chips, with a field that proposes those already known. */
export function TagField(props: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { box, add, remove, press } = useTags(props);
  const hint = props.hint ?? text('tag-hint');
  return (
    <div class="field">
      <label class="form-label" for={id}>
        {props.label}
      </label>
      <div class="tag-box">
        {props.value.map((tag) => (
          <Chip
            key={tag}
            removeLabel={text('tag-remove', { tag })}
            onRemove={() => {
              remove(tag);
              input.current?.focus();
            }}
          >
            {tag}
          </Chip>
        ))}
        <input
          {...comboboxOf(id, box)}
          ref={input}
          maxLength={MAX_LENGTH}
          disabled={props.disabled}
          {...saidOf({ id, error: props.error, hint })}
          onInput={({ currentTarget }) => {
            box.type(currentTarget.value);
          }}
          onClick={box.open}
          onBlur={() => {
            add(tagOf(box.typed));
          }}
          onKeyDown={(event) => {
            if (event.isComposing || !press(event.key)) return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
        {box.options.length > 0 && (
          <Suggestions
            id={id}
            label={props.label}
            options={box.options}
            active={box.active}
            onPick={add}
          />
        )}
      </div>
      <Said id={id} error={props.error} hint={hint} />
    </div>
  );
}
