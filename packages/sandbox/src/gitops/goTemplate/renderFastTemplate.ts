/**
 * Fills `{{name}}` from a flat map, as ApplicationSets do without `goTemplate`. What is not in the map stays as it is.
 * Source: Argo CD's `Render.Replace` over fasttemplate.
 */
export function renderFastTemplate(
  template: string,
  parameters: Record<string, unknown>,
): string {
  return template.replace(/\{\{(.*?)\}\}/gs, (found, tag: string) => {
    const value = parameters[tag.trim()];
    return tag.trim() !== '' && typeof value === 'string' ? value : found;
  });
}
