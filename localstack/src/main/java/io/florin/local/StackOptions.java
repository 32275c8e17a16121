package io.florin.local;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * How a stack is to start.
 *
 * @param templates the folder of the synthesized templates
 * @param port the port of the gateway, or 0 for any that is free
 * @param data the folder that keeps the data; without it they are in memory
 * @param functionLog the file for functions' log lines; without it they are printed
 * @param decorator what functions' client of DynamoDB is wrapped with, under the check of roles
 * @param notices is told what a developer should see: refused calls and failed functions
 */
public record StackOptions(
    Path templates,
    int port,
    Optional<Path> data,
    Optional<Path> functionLog,
    UnaryOperator<DynamoDbClient> decorator,
    Consumer<String> notices) {

  /** In memory, on any free port, with notices to the standard error. */
  public static StackOptions of(Path templates) {
    return new StackOptions(
        templates,
        0,
        Optional.empty(),
        Optional.empty(),
        UnaryOperator.identity(),
        System.err::println);
  }

  /** On that port. */
  public StackOptions onPort(int newPort) {
    return new StackOptions(templates, newPort, data, functionLog, decorator, notices);
  }

  /** With data that survive, in that folder. */
  public StackOptions keepingDataIn(Path folder) {
    return new StackOptions(templates, port, Optional.of(folder), functionLog, decorator, notices);
  }

  /** With functions' log lines in that file. */
  public StackOptions loggingFunctionsTo(Path file) {
    return new StackOptions(templates, port, data, Optional.of(file), decorator, notices);
  }

  /** With functions' client of DynamoDB wrapped, to inject faults or to count calls. */
  public StackOptions decorating(UnaryOperator<DynamoDbClient> newDecorator) {
    return new StackOptions(templates, port, data, functionLog, newDecorator, notices);
  }

  /** With notices to somebody else. */
  public StackOptions noticing(Consumer<String> newNotices) {
    return new StackOptions(templates, port, data, functionLog, decorator, newNotices);
  }
}
