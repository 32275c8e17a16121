package io.florin.local.template;

/**
 * Thrown when a template says something that the local stack does not know; the message is one
 * sentence.
 */
public final class TemplateRefused extends RuntimeException {
  private final String sentence;

  /** Refuses with a sentence that names the stack, the logical id and what is not known. */
  public TemplateRefused(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  /** What is refused and where it stands. */
  public String sentence() {
    return sentence;
  }

  /** Refuses what a resource says. */
  public static TemplateRefused of(Resource resource, String what) {
    return new TemplateRefused(resource + " " + what);
  }
}
