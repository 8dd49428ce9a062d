/** A catalogue as translations have it: each key with the name of the catalogue before it. */
export function prefixed<Name extends string, Key extends string>(
  name: Name,
  texts: Readonly<Record<Key, string>>,
): Record<`${Name}.${Key}`, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [`${name}.${key}`, text]),
  ) as Record<`${Name}.${Key}`, string>;
}
