export function uncertaintySection() { return null; }
