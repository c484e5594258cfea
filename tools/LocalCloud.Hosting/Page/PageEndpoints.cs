using System.Net;
using Microsoft.Extensions.FileProviders;

namespace GameLobby.LocalCloud.Page;

/// <summary>Serves the built page: index.html at /, console.html, and their files.</summary>
internal static class PageEndpoints
{
    private static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPage(this WebApplication app, LobbyPage page)
    {
        app.MapMethods("/", Reads, context => Start(context, page, "index.html"));
        app.MapMethods("/console.html", Reads, context => Start(context, page, "console.html"));
        // The file provider requires that its folder exists. It serves nothing outside of it.
        Directory.CreateDirectory(page.Sources.Dist);
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(page.Sources.Dist),
            OnPrepareResponse = file => Headers(file.Context),
        });
    }

    private static Task Start(HttpContext context, LobbyPage page, string name)
    {
        Headers(context);
        if (!page.Built.IsCompleted)
            return Unavailable(context, "The page is being built", "The first build takes a moment.", refreshes: true);
        var file = Path.Combine(page.Sources.Dist, name);
        if (File.Exists(file)) return Results.File(file, "text/html; charset=utf-8").ExecuteAsync(context);
        return Unavailable(context, "The page is missing", page.Problem ?? "It was removed. Restart LocalCloud.", refreshes: false);
    }

    /// <summary>Sets caching headers. Asset names contain a hash of their content, so only other files need revalidation.</summary>
    private static void Headers(HttpContext context)
    {
        var isAsset = context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal);
        context.Response.Headers.CacheControl = isAsset ? "public, max-age=31536000, immutable" : "no-cache";
        context.Response.Headers.XContentTypeOptions = "nosniff";
    }

    private static Task Unavailable(HttpContext context, string title, string text, bool refreshes)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/html; charset=utf-8";
        var refresh = refreshes ? "<meta http-equiv=\"refresh\" content=\"1\">" : "";
        return context.Response.WriteAsync(
            $$"""
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            {{refresh}}
            <title>{{title}}</title>
            <style>
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 20vh auto; padding: 0 1.5rem }
            h1 { font-size: 1.4rem }
            </style>
            <h1>{{title}}</h1>
            <p>{{WebUtility.HtmlEncode(text)}}</p>
            </html>
            """,
            context.RequestAborted);
    }
}
