import { People } from '../people';
import { Repository } from '../repository';

/** What every shape needs to know to write addresses and people. */
export interface ShapeContext {
  baseUrl: string;
  people: People;
}

/** Encodes a path for an address and keeps its slashes. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Address of a repository's pages. */
export function pageUrl(context: ShapeContext, repository: Repository): string {
  return `${context.baseUrl}/${repository.owner}/${repository.name}`;
}

/** Address of a repository in the API. */
export function apiUrl(context: ShapeContext, repository: Repository): string {
  return `${context.baseUrl}/api/v1/repos/${repository.owner}/${repository.name}`;
}

/** A time as Gitea writes it: RFC 3339 in whole seconds. */
export function toTime(iso: string): string {
  return iso.replace(/\.\d+Z$/, 'Z');
}

/** The time that Gitea writes for "never". */
export const never = '1970-01-01T00:00:00Z';
