import { typeNames as english } from '../en/typeNames';

/**
 * Ce qu'est une valeur.
 *
 * @public
 */
export const typeNames: Readonly<Record<keyof typeof english, string>> = {
  list: 'une liste',
  map: 'un dictionnaire',
  string: 'du texte',
  number: 'un nombre',
  boolean: 'true ou false',
  nothing: 'rien',
};
