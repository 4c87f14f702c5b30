// What is on the screen, through all shadow roots.
window.screenOf = {
  all(pick) {
    const found = [];
    const walk = (node) => {
      if (pick(node)) found.push(node);
      if (node.shadowRoot) for (const child of node.shadowRoot.children) walk(child);
      for (const child of node.children) walk(child);
    };
    walk(document.body);
    return found;
  },
  seen: (element) => element.getClientRects().length > 0 && element.checkVisibility({ checkVisibilityCSS: true }),
  texts() {
    const found = new Set();
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) {
        const text = node.nodeValue.trim();
        if (text && node.parentElement && this.seen(node.parentElement)) found.add(text);
        return;
      }
      if (node.nodeType === Node.ELEMENT_NODE && ['STYLE', 'SCRIPT', 'TEMPLATE'].includes(node.tagName)) return;
      if (node.shadowRoot) for (const child of node.shadowRoot.childNodes) walk(child);
      for (const child of node.childNodes) walk(child);
    };
    walk(document.body);
    return [...found];
  },
  links() {
    return [...new Set(this.all((e) => ['UUI-TAB', 'UUI-MENU-ITEM', 'UUI-SYMBOL-MORE', 'A'].includes(e.tagName) && e.href && this.seen(e))
      .map((e) => new URL(e.href, document.baseURI)).filter((u) => u.origin === location.origin && u.pathname.startsWith('/umbraco/section/')).map((u) => u.pathname))];
  },
  // Marks of what is shown inside the elements of a name.
  marks(inside, start) {
    const found = new Set();
    const walk = (node, within) => {
      const mark = node.getAttribute?.('data-mark');
      if (within && mark?.startsWith(start) && this.seen(node)) found.add(mark);
      for (const child of [...(node.shadowRoot?.children ?? []), ...node.children]) walk(child, within || node.tagName === inside);
    };
    walk(document.body, false);
    return [...found];
  },
};
