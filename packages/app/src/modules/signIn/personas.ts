import { ConfigApi } from '@backstage/frontend-plugin-api';

/** Somebody whom a visitor of the sandbox may sign in as. */
export interface Persona {
  /** The name of the catalog's User: `ines.moreau`. */
  name: string;
  title: string;
  role: string;
  description: string;
}

/** The personas of the configuration, or undefined where this is no sandbox. */
export function readPersonas(config: ConfigApi): Persona[] | undefined {
  return config.getOptionalConfigArray('sandbox.personas')?.map(persona => ({
    name: persona.getString('name'),
    title: persona.getString('title'),
    role: persona.getString('role'),
    description: persona.getString('description'),
  }));
}

const STORAGE_KEY = 'socle.persona';

/** The visitor's choice, kept for as long as the browser's tab lives. */
export const chosenPersona = {
  get: () => window.sessionStorage.getItem(STORAGE_KEY) ?? undefined,
  set: (name: string) => window.sessionStorage.setItem(STORAGE_KEY, name),
  forget: () => window.sessionStorage.removeItem(STORAGE_KEY),
};
