/** Adds a button to each block of commands. */
export function offerCopies() {
  for (const block of document.querySelectorAll('.command')) {
    const button = document.createElement('button')
    button.className = 'quiet copy'
    button.textContent = 'Copy'
    button.addEventListener('click', () => copy(block, button))
    block.append(button)
  }
}

async function copy(block, button) {
  const text = block.querySelector('code').textContent
  await navigator.clipboard.writeText(text.trimEnd())
  button.textContent = 'Copied'
  button.addEventListener('blur', () => {
    button.textContent = 'Copy'
  })
}
