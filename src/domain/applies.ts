// Which groups of subjects a node is for (适用分组), the limits of its parents included.

type Limited = { id: string; groups: string[] | null; children: readonly Limited[] };

/** By node id. */
export function appliesTo(root: Limited, groups: readonly string[]): Map<string, Set<string>> {
  const reach = new Map<string, Set<string>>();
  const walk = (node: Limited, above: readonly string[]): void => {
    const here = above.filter((group) => node.groups === null || node.groups.includes(group));
    reach.set(node.id, new Set(here));
    for (const child of node.children) walk(child, here);
  };
  walk(root, groups);
  return reach;
}
