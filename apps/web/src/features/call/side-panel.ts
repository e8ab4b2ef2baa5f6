/** What is open beside the stage. */
export type SidePanel = 'none' | 'people' | 'chat';
