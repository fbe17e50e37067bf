import { clientsAddress } from '../../clients/api';
import { ALL_CLIENTS } from '../../clients/model';
import { call } from '../../http/call';
import type { Client } from '../../http/types';
import { useLoaded } from '../../kit/use-loaded';

/** What clients have, to be proposed. */
export interface Known {
  codes: readonly string[];
  tags: readonly string[];
  /** Names of their free fields. */
  fields: readonly string[];
}

const NOTHING: Known = { codes: [], tags: [], fields: [] };

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}

/** Of the newest clients only: a proposal is not worth reading them all. */
async function fetchKnown(): Promise<Known> {
  const { data } = await call<Client[]>(clientsAddress(ALL_CLIENTS));
  return {
    codes: distinct(data.map(({ operator_code }) => operator_code)),
    tags: distinct(data.flatMap(({ tag }) => (tag === null ? [] : [tag]))),
    fields: distinct(data.flatMap(({ fields }) => Object.keys(fields))),
  };
}

/** Codes, tags and fields that are in use; nothing until, or unless, they are learned. */
export function useKnown(): Known {
  return useLoaded(fetchKnown).data ?? NOTHING;
}
