export interface Client {
  id: string;
  phone: string;
  operator_code: string;
  tag: string | null;
  timezone: string;
  fields: Readonly<Record<string, string>>;
  opted_out: boolean;
  consent_at: string | null;
  consent_source: string | null;
  created_at: string;
  version: number;
}

export type ClientChange = Partial<Omit<Client, 'id' | 'created_at' | 'version'>>;
export type NewClient = ClientChange & Pick<Client, 'phone'>;

/** What a list of clients is narrowed to; an empty part narrows nothing. */
export interface Wanted {
  q: string;
  tag: string;
  operator_code: string;
  timezone: string;
}

/** Characters of a tag. */
export const TAG_MAX = 50;

export const ALL_CLIENTS: Wanted = { q: '', tag: '', operator_code: '', timezone: '' };

/** The digits as people write them: "+7 916 123-45-67". */
export function saidPhone(phone: string): string {
  return phone.replace(/^7(\d{3})(\d{3})(\d{2})(\d{2})$/, '+7 $1 $2-$3-$4');
}
