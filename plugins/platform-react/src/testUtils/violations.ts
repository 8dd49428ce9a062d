import axe from 'axe-core';

/**
 * What axe finds wrong in an element: the rule and the markup that breaks it.
 *
 * @public
 */
export async function violations(element: Element): Promise<string[]> {
  const result = await axe.run(element, {
    rules: {
      // The page around it is not the component's.
      region: { enabled: false },
      // Nothing is painted here: the theme's own tests compute its contrasts.
      'color-contrast': { enabled: false },
    },
  });
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.html}`),
  );
}
