package io.florin.local.table;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Answers a write when it is in the file, and not before.
 *
 * <p>DynamoDB Local answers a write a moment before it commits it to its file: of some hundred
 * transactions that it had answered, {@code kill -9} took the last one away, in one kill out of
 * four. Its one thread works in order, so what a read finds done is done: after each write an item
 * is read, which is not there, and then the answer goes out. Against a transaction that read costs
 * next to nothing.
 */
final class DurableWrites implements InvocationHandler {
  private static final String NOBODY = "barrier";

  private final DynamoDbClient client;
  private final GetItemRequest barrier;

  private DurableWrites(DynamoDbClient client, GetItemRequest barrier) {
    this.client = client;
    this.barrier = barrier;
  }

  /** The client, with writes that wait; any table of the engine will do for what they wait for. */
  static DynamoDbClient of(DynamoDbClient client, TableDescription table) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            new DurableWrites(client, readOfNothing(table)));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (isWrite(arguments)) {
      Object answer = passOn(method, arguments);
      client.getItem(barrier);
      return answer;
    }
    // Calls by a builder's consumer and page by page end in calls by request, on this proxy.
    return method.isDefault() && !isRequest(arguments)
        ? InvocationHandler.invokeDefault(proxy, method, arguments)
        : passOn(method, arguments);
  }

  private static boolean isRequest(Object @Nullable [] arguments) {
    return arguments != null && arguments.length == 1 && arguments[0] instanceof SdkRequest;
  }

  private static boolean isWrite(Object @Nullable [] arguments) {
    return arguments != null
        && arguments.length == 1
        && (arguments[0] instanceof TransactWriteItemsRequest
            || arguments[0] instanceof PutItemRequest
            || arguments[0] instanceof UpdateItemRequest
            || arguments[0] instanceof DeleteItemRequest
            || arguments[0] instanceof BatchWriteItemRequest);
  }

  private @Nullable Object passOn(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(client, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private static GetItemRequest readOfNothing(TableDescription table) {
    Map<String, AttributeValue> key = new HashMap<>();
    for (KeySchemaElement element : table.keySchema()) {
      key.put(
          element.attributeName(), nobody(element.attributeName(), table.attributeDefinitions()));
    }
    return GetItemRequest.builder()
        .tableName(table.tableName())
        .key(key)
        .consistentRead(true)
        .build();
  }

  private static AttributeValue nobody(String name, List<AttributeDefinition> attributes) {
    return attributes.stream()
        .filter(attribute -> attribute.attributeName().equals(name))
        .map(
            attribute ->
                switch (attribute.attributeType()) {
                  case N -> AttributeValue.fromN("0");
                  case B -> AttributeValue.fromB(SdkBytes.fromUtf8String(NOBODY));
                  default -> AttributeValue.fromS(NOBODY);
                })
        .findFirst()
        .orElseThrow();
  }
}
