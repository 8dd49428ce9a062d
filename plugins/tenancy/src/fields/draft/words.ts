/** What stands between commas or spaces, without what is empty. */
export function splitList(text: string, separator = /[,;\s]+/): string[] {
  return text
    .split(separator)
    .map(part => part.trim())
    .filter(part => part !== '');
}

/** Ports as `tenant.yaml` has them; a number alone means TCP. */
export function splitPorts(text: string): string[] {
  return splitList(text).map(port =>
    /^\d+$/.test(port) ? `${port}/TCP` : port.toUpperCase(),
  );
}

const longest = 30;

/** A name for a tenant, made of its title: `Card payments, Europe` gives `card-payments-europe`. */
export function nameOfTitle(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLocaleLowerCase('en')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+/, '')
    .slice(0, longest)
    .replace(/-+$/, '');
}
