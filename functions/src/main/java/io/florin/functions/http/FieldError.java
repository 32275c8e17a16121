package io.florin.functions.http;

/**
 * One fault of one field or parameter of a request.
 *
 * @param field the path of the field, such as {@code amount.currency} or {@code items[3].amount};
 *     the name of a parameter; or {@code body} for the body as a whole
 * @param code what is wrong with it, stable, such as {@code required} or {@code too-long}
 * @param message what to do about it, in a sentence that never repeats what was sent
 */
public record FieldError(String field, String code, String message) {}
