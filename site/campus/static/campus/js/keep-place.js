// A link to another version of this text (simple German, another language) leads to the block that is in sight.
const blockInSight = () =>
  [...document.querySelectorAll(".prose [id]")].find((block) => block.getBoundingClientRect().bottom > 120);

for (const link of document.querySelectorAll("[data-campus-keep-place]")) {
  link.addEventListener("click", () => {
    const block = blockInSight();
    if (block && window.scrollY > 200) link.hash = block.id;
  });
}
