import { RepositoryLocation } from '@socle/plugin-tenancy-node';

/** Where a clone address leads: `https://forge.example.com/payments/payments.git`. Undefined for what is none. */
export function repositoryAt(url: string): RepositoryLocation | undefined {
  if (!URL.canParse(url)) {
    return undefined;
  }
  const { host, pathname } = new URL(url);
  const parts = pathname
    .replace(/\.git$/, '')
    .split('/')
    .filter(part => part !== '');
  const name = parts.at(-1);
  const owner = parts.slice(0, -1).join('/');
  return name && owner ? { host, owner, name } : undefined;
}
