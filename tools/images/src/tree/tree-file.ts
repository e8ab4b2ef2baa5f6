/** A file of a tree: copied from the workspace, or made for the tree. Paths have slashes on every system. */
export type TreeFile =
  { readonly to: string; readonly from: string } | { readonly to: string; readonly text: string };
