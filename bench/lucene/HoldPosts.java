import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.spans.SpanNearQuery;
import org.apache.lucene.search.spans.SpanQuery;
import org.apache.lucene.search.spans.SpanTermQuery;

/**
 * Holds posts against queries with Lucene's MemoryIndex, one post at a time: each post is an index of its own, and every
 * query is asked of it. Reads two files (queries in postfix, posts in columns), then for each line "from to" on standard
 * input answers "matches nanoseconds".
 */
public final class HoldPosts {
  public static void main(String[] args) throws Exception {
    List<Query> queries = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(args[0]))) queries.add(read(line.split("\t")));
    List<String[]> posts = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(args[1]))) posts.add(line.split("\t", -1));
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    System.out.println("ready");
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      String[] range = line.split(" ");
      long start = threads.getCurrentThreadCpuTime();
      long matches = 0;
      for (int at = Integer.parseInt(range[0]); at < Integer.parseInt(range[1]); at++) matches += hold(posts.get(at), queries);
      System.out.println(matches + " " + (threads.getCurrentThreadCpuTime() - start));
    }
  }

  private static final Analyzer WORDS = new WhitespaceAnalyzer();
  private static final MemoryIndex INDEX = new MemoryIndex();

  private static long hold(String[] post, List<Query> queries) throws Exception {
    INDEX.reset();
    INDEX.addField("body", post[0], WORDS);
    INDEX.addField("tag", post[1], WORDS);
    INDEX.addField("lang", post[2], WORDS);
    INDEX.addField("from", post[3], WORDS);
    IndexSearcher searcher = INDEX.createSearcher();
    long matches = 0;
    for (Query query : queries) if (searcher.count(query) > 0) matches++;
    return matches;
  }

  private static Query read(String[] parts) {
    Deque<Query> stack = new ArrayDeque<>();
    for (String part : parts) {
      String[] words = part.split(" ");
      switch (words[0]) {
        case "term": stack.push(new TermQuery(new Term(words[1], words[2]))); break;
        case "prefix": stack.push(new PrefixQuery(new Term("body", words[1]))); break;
        case "phrase": {
          PhraseQuery.Builder phrase = new PhraseQuery.Builder();
          for (int at = 1; at < words.length; at++) phrase.add(new Term("body", words[at]));
          stack.push(phrase.build());
          break;
        }
        case "near": {
          SpanQuery one = new SpanTermQuery(new Term("body", words[2]));
          SpanQuery other = new SpanTermQuery(new Term("body", words[3]));
          stack.push(new SpanNearQuery(new SpanQuery[] {one, other}, Integer.parseInt(words[1]) - 1, false));
          break;
        }
        case "but": {
          Query not = stack.pop();
          BooleanQuery.Builder but = new BooleanQuery.Builder();
          but.add(stack.pop(), BooleanClause.Occur.MUST);
          stack.push(but.add(not, BooleanClause.Occur.MUST_NOT).build());
          break;
        }
        default: {
          BooleanQuery.Builder of = new BooleanQuery.Builder();
          BooleanClause.Occur occur = words[0].equals("all") ? BooleanClause.Occur.MUST : BooleanClause.Occur.SHOULD;
          for (int count = Integer.parseInt(words[1]); count > 0; count--) of.add(stack.pop(), occur);
          stack.push(of.build());
        }
      }
    }
    return stack.pop();
  }
}
