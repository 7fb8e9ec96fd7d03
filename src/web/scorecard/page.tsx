// stub (得分单).
export const Page = () => null;
