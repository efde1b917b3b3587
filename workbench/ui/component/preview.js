// A page shown in a frame that runs no script and has no origin.
export default function (component) {
  const { data, parentElement } = component;
  const frame = parentElement.querySelector('iframe');
  if (frame.srcdoc !== data.page) frame.srcdoc = data.page;
}
